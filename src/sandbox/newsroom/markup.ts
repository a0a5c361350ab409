// Escaping for the agency's XML and HTML. Everything that is text passes here once, and nothing twice.

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#039;' }

/** Escapes the five characters the agency's own server escapes; the result is safe in text and in attributes. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
