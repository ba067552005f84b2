export interface ListeningAddress {
  readonly network: 'unix' | 'tcp'
  /** A path, or host and port. */
  readonly text: string
}

/** go-plugin's own protocol, whose only version is 1. */
const CORE_VERSION = 1

/**
 * Terraform's plugin protocol, of which this server speaks one version. It is printed whatever the host offered: if
 * they have none in common, the host says so to the user, naming both sides.
 */
export const PROTOCOL_VERSION = 6

/** https://github.com/hashicorp/go-plugin/blob/main/docs/internals.md; the certificate in base64 without padding. */
export function handshakeLine({ network, text }: ListeningAddress, certificate: Buffer | undefined): string {
  const parts = [CORE_VERSION, PROTOCOL_VERSION, network, text, 'grpc']
  const encoded = certificate?.toString('base64').replace(/=+$/, '')
  return `${[...parts, ...(encoded === undefined ? [] : [encoded])].join('|')}\n`
}

/** For `TF_REATTACH_PROVIDERS`. `Test` makes Terraform leave the process alone when it is done. */
export function reattachMessage(provider: string, { network, text }: ListeningAddress, pid: number): string {
  const reattach = {
    [provider]: {
      Protocol: 'grpc',
      ProtocolVersion: PROTOCOL_VERSION,
      Pid: pid,
      Test: true,
      Addr: { Network: network, String: text },
    },
  }
  return `The provider runs until Ctrl-C. To attach Terraform to it, set in another shell:

\tTF_REATTACH_PROVIDERS='${JSON.stringify(reattach)}'
`
}
