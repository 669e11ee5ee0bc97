import { visible } from '../words/escape.ts';

/** The value of a label, or a help text, in OpenMetrics and in Prometheus's older text format alike. */
export const labelValue = (text: string): string => visible(text).replace(/[\\"]/g, String.raw`\$&`);
