const INSTANCE_KEY = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g

/** The address of a resource's configuration, which has no keys of instances. */
export function configurationAddress(address: string): string {
  return address.includes('[') ? address.replace(INSTANCE_KEY, '') : address
}
