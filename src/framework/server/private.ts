/** Private data, as bytes that Terraform stores and never looks into. Empty: there is none. */
export const NO_PRIVATE = new Uint8Array()

export function privateOf(bytes: Uint8Array): Uint8Array | undefined {
  return bytes.length === 0 ? undefined : bytes
}
