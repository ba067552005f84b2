import type { Frame } from './open-frame'
import type { Ran } from './run-program'
import type { ProgramStart, StartedProgram } from './start-program'

/** What the commands take from the outside world; a test hands in its own. */
export interface Context {
  /** One line for whoever reads the result. */
  readonly print: (text: string) => void
  /** Exactly this and nothing else, not even the end of a line, for whoever takes the result as it is. */
  readonly write: (text: string) => void
  /** One line for whoever has to know, besides the result. */
  readonly note: (text: string) => void
  /** All that comes in, once it has ended. */
  readonly readInput: () => Promise<string>
  /** Whether the result is read on a terminal, which can show colours. */
  readonly isTerminal: boolean
  /** Runs a program in a folder and waits for its end. `more` is added to its environment. */
  readonly runProgram: (
    program: string,
    options: readonly string[],
    folder: string,
    more?: Readonly<Record<string, string>>,
  ) => Promise<Ran>
  /** Runs a program that writes where we write, and answers with its exit code; undefined when there is none. */
  readonly passProgram: (
    program: string,
    options: readonly string[],
    folder: string,
  ) => Promise<number | undefined>
  /** Starts a program that lives on when this process ends, and that no Ctrl-C on the terminal reaches. */
  readonly startProgram: (start: ProgramStart) => StartedProgram
  /** Asks who is at the terminal; undefined when nobody is. */
  readonly ask: ((question: string) => Promise<string>) | undefined
  /** Makes a place for lines that change, beside the result; undefined when errors go to no terminal. */
  readonly openFrame: (() => Promise<Frame>) | undefined
  /** Calls back whenever the user or the system asks this process to end, until the answer is called. */
  readonly onStopRequest: (listener: () => void) => () => void
  readonly now: () => Date
  /** The folder of this package, with `package.json` and `lib`. */
  readonly packageFolder: string
  readonly homeFolder: string
  readonly workingFolder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** As node names them: `linux`, `x64`. */
  readonly platform: string
  readonly architecture: string
  /** Resolves when the user or the system asks this process to end. */
  readonly untilStopped: () => Promise<void>
}
