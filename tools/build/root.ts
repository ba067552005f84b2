import { dirname } from 'node:path'

/** The checkout's folder. */
export const ROOT = dirname(dirname(__dirname))
