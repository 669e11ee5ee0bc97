import * as z from 'zod/mini';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';

export const text = z.string();
export const number = z.number();
export const flag = z.boolean();
export const texts = z.array(text);
export const maybe = z.exactOptional;

/** Anything that `JSON.parse` can return. */
export const json = z.custom<Json>(() => true);
export const jsonObject = z.custom<JsonObject>(isJsonObject);
