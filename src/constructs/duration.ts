const DAYS_A_WEEK = 7

/**
 * A length of time in whole days.
 *
 * @example
 * import { Duration } from 'cdktf-provider-qlikcloud'
 *
 * export const quarter = Duration.weeks(13)
 */
export class Duration {
  readonly #days: number

  private constructor(days: number) {
    this.#days = days
  }

  static days(count: number): Duration {
    return new Duration(count)
  }

  static weeks(count: number): Duration {
    return new Duration(count * DAYS_A_WEEK)
  }

  toDays(): number {
    return this.#days
  }
}
