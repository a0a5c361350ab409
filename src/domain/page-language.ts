// The language of a page: what it states, else what its letters and smallest words say.

const STOP_WORDS: [language: string, words: RegExp][] = [
  ['en', /(?<!\p{L})(?:the|and|of|to|in|is|that|for|with|was)(?!\p{L})/giu],
  ['de', /(?<!\p{L})(?:der|die|das|und|ist|nicht|mit|von|ein|den|ich|zu)(?!\p{L})/giu],
  ['fr', /(?<!\p{L})(?:le|la|les|des|et|est|une|que|dans|pour|du|qui)(?!\p{L})/giu],
  ['es', /(?<!\p{L})(?:el|la|los|las|de|y|que|en|una|por|con|del)(?!\p{L})/giu],
  ['tr', /(?<!\p{L})(?:ve|bir|bu|için|ile|olarak|çok|daha|değil)(?!\p{L})/giu],
  ['az', /(?<!\p{L})(?:və|bir|bu|üçün|ilə|edib|olan|daha|deyil)(?!\p{L})/giu],
]

/** ISO 639-1 code from a stated tag (`en-US`), else from the text; undefined when neither tells. */
export function pageLanguage(stated: string[], text: string): string | undefined {
  for (const tag of stated) {
    const code = /^([a-z]{2})(?:[-_]|$)/i.exec(tag.trim())?.[1]
    if (code) return code.toLowerCase()
  }
  return guessLanguage(text.slice(0, 4_000))
}

function guessLanguage(text: string): string | undefined {
  const share = (script: RegExp) => (text.match(script)?.length ?? 0) / Math.max(1, text.match(/\p{L}/gu)?.length ?? 0)
  if (share(/\p{Script=Han}/gu) > 0.3) return 'zh'
  if (share(/\p{Script=Arabic}/gu) > 0.3) return 'ar'
  if (share(/\p{Script=Cyrillic}/gu) > 0.3) return 'ru'
  if (share(/ə/giu) > 0.01) return 'az'
  const counts = STOP_WORDS.map(([language, words]) => ({ language, count: text.match(words)?.length ?? 0 }))
  const best = counts.reduce((left, right) => (right.count > left.count ? right : left))
  return best.count >= 2 ? best.language : undefined
}
