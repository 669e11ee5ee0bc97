import { visible } from '../words/escape.ts';

/** A label value or help text, for OpenMetrics and for Prometheus's older text format. */
export const labelValue = (text: string): string => visible(text).replace(/[\\"]/g, String.raw`\$&`);
