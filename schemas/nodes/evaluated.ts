import { z } from 'zod';

/** Longest expression a designer can write; far above what stays readable, far below what slows the check. */
const MAX_EXPRESSION = 2000;
const MAX_VARIABLE_NAME = 60;

/** The text of a CEL expression. Whether it is empty or wrong is for the check pass, which knows the flow's variables. */
export const expressionText = z.string().max(MAX_EXPRESSION);

/** A text with `{{ }}`. */
export const templateText = z.string().max(5000);

/** The name of a variable of the flow; empty while none is chosen. */
export const variableName = z.string().max(MAX_VARIABLE_NAME);
