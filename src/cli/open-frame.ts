import { logUpdateStderr } from 'log-update'

/** Lines on the terminal that are drawn again and again. */
export interface Frame {
  /** Replaces what was drawn before. */
  readonly draw: (text: string) => void
  /** Puts a text above what is drawn, for good. */
  readonly keep: (text: string) => void
  /** Takes away what is drawn. */
  readonly close: () => void
}

export function openFrame(): Frame {
  return {
    draw: (text) => logUpdateStderr(text),
    keep: (text) => logUpdateStderr.persist(text),
    close: () => {
      logUpdateStderr.clear()
      logUpdateStderr.done()
    },
  }
}
