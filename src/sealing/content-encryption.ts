/** How a value is encrypted; the key for that, in turn, by the recipient's (RFC 7518, section 5). */
export const CONTENT_ENCRYPTION = 'A256GCM'
