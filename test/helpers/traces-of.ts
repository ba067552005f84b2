/** The shortest piece that is worth looking for: shorter ones come up by chance. */
const PIECE_MIN_CHARS = 12

/**
 * Whether a text holds a secret: as it is, as it stands in JSON or in a URL, or in base64, wherever it begins there.
 * Of a secret with several lines, each line counts.
 */
export function holdsSecret(text: string, secret: string): boolean {
  return secret
    .split('\n')
    .filter((line) => line.length >= PIECE_MIN_CHARS && !line.startsWith('-----'))
    .some((line) => formsOf(line).some((form) => text.includes(form)))
}

function formsOf(line: string): readonly string[] {
  const encoded = encodeURIComponent(line)
  return [line, JSON.stringify(line).slice(1, -1), encoded, encoded.toLowerCase(), ...inBase64(line)]
}

/** Three bytes become four digits, so a text looks different after none, one and two bytes of something else. */
function inBase64(line: string): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(line)])
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3))
    // The digits that hold nothing of what is around the text.
    const start = before === 0 ? 0 : 4
    return [whole.toString('base64').slice(start), whole.toString('base64url').slice(start)]
  })
}
