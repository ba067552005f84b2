import type { Context } from './context'

/** What to run as terraform: `tofu`, for instance. cdktf goes by the same variable. */
export function terraformProgram({ environment }: Pick<Context, 'environment'>): string {
  return environment['TERRAFORM_BINARY_NAME'] ?? 'terraform'
}
