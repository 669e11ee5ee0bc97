import * as z from 'zod/mini';

export const family = z.enum(['java', 'librdkafka', 'kafkajs']);
