/** How the matrix can be shown, the default first. */
export const MATRIX_FORMATS = ['table', 'markdown', 'json'] as const
export type MatrixFormat = (typeof MATRIX_FORMATS)[number]
