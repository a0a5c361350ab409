// The dateline: "Baku, November 1, AZERTAC", as a paragraph of its own or before the first sentence.

const PLACE = "[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’. -]{1,40}"
const DAY =
  '(?:\\p{L}[\\p{L}\\p{M}.]{1,14}\\s+\\d{1,2}|\\d{1,2}\\.?(?:º|er|\\p{Ll}{1,2}\\b)?\\s+(?:de\\s+)?\\p{L}[\\p{L}\\p{M}.]{1,14}|\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日)(?:,?\\s+(?:de\\s+)?\\d{4})?'
const AGENCY =
  '[/(]?(?:[\\p{Lu}][\\p{Lu}\\p{N}.-]{2,20}|[\\p{Lo}]{3,24}|[\\p{Lo} ]{3,32}(?=\\s*[:：.。—–-]|$)|Reuters|Interfax|Trend)[/)]?'

const DATELINE = new RegExp(
  `^(${PLACE}[,،，.]\\s*${DAY}[,،，.]?\\s*${AGENCY})\\s*(?:[.。:：]?\\s*[—–-]+\\s*|[.。:：]\\s*|\\s+(?=[\\p{Lu}\\p{Lo}"“«])|$)`,
  'u',
)

/** The dateline a text begins with, and the rest; undefined where it begins with none. */
export function readDateline(text: string): { dateline: string; rest: string } | undefined {
  const found = DATELINE.exec(text)
  const dateline = found?.[1]
  if (!found || !dateline) return undefined
  return { dateline: dateline.replace(/[.,]$/u, ''), rest: text.slice(found[0].length) }
}
