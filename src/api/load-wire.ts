/** The schemas, and zod with them: loaded with the first answer, since Terraform starts the provider several times a command. */
export const loadWire = () => import('./wire')

export type Wire = Awaited<ReturnType<typeof loadWire>>
