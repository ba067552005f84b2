/** Why a text is no plan that can be reviewed. Stays within this folder: the outside gets it as a value. */
export class PlanProblem extends Error {
  override readonly name = 'PlanProblem'
}
