// The post-filter: blocks of an article page that are not the article (share buttons, other news, stamps, credits).
// It drops whole blocks, never words of one, and stops at nothing that reads like a sentence of the text.
import { endsAsking } from './interview-mark.ts'
import { type Block, blockText } from './page-block.ts'

/** Everything after such a line belongs to the site, if it holds no running text. */
const TAIL =
  /^(?:share (?:news|this|on)\b.*|follow us\b.*|other news(?: in this section| from .*)?|(?:related|more|latest|top|popular|recommended) (?:news|stories|articles|topics|content)|more from .*|read (?:more|also)|you (?:may|might) also (?:like|be interested).*|most (?:read|popular)|trending(?: now)?|sosial (?:şəbəkələrdə|mediada).*|bizi .*izləyin.*|bölmənin digər xəbərləri|digər xəbərlər|oxşar xəbərlər|son xəbərlər|поделиться.*|подписывайтесь на нас.*|следите за нами.*|другие новости(?: раздела| этого раздела)?|читайте также|похожие (?:новости|материалы)|новости по теме|материалы по теме|weitere (?:nachrichten|artikel).*|mehr zum thema|lesen sie auch.*|teilen.*|à lire aussi.*|lire aussi.*|partager.*|autres (?:nouvelles|actualités).*|sur le même (?:sujet|thème)|leer más|(?:te|le) puede interesar|lea también.*|leer también.*|otras noticias.*|noticias relacionadas|relacionadas|compartir.*|أخبار أخرى.*|شارك.*|اقرأ أيضا.*|مواضيع ذات صلة|تابعونا.*|相关新闻|更多新闻|分享到?.*)\s*[:：»>]*$/iu

/** Lines that are never the article, wherever they stand. */
const NOISE: RegExp[] = [
  /^(?:share|tweet|print|e-?mail|copy link|send|facebook|twitter|telegram|whatsapp|x|linkedin|vkontakte|ok|instagram|youtube|çap et|paylaş|печать|распечатать|drucken|imprimer|imprimir|طباعة|打印)$/iu,
  /^(?:subscribe|sign up|abonnieren|abonnez|inscrivez|suscr[ií]b|abunə ol|подпи(?:ш|с)|اشترك)[^.!?]*$/iu,
  /\b(?:subscribe|sign up) (?:to|for) (?:our|the|free)\b|newsletters?\s*(?:abonnieren|sign|$)|abonnieren sie|abonnez-vous|suscríbase|подписывайтесь на (?:наш|канал|телеграм)|kanal(?:ım)?ıza abunə/iu,
  /\bcookies?\b.*\b(?:we|our|you|site|uses?|accept|consent)\b|\b(?:we|our|site|uses?|accept)\b.*\bcookies?\b|utilizamos cookies|файлы cookie|cookie-?fayl/iu,
  /^(?:©|\(c\)|copyright|все права защищены|bütün hüquqlar|alle rechte|tous droits|todos los derechos|جميع الحقوق)|all rights reserved\.?$|todos los derechos reservados/iu,
  /^(?:при использовании|xəbərdən istifadə|при перепечатке|istinad zəruridir|using (?:our )?materials|hyperlink (?:to|is))/iu,
  /^(?:tags?|teqlər|açar sözlər|теги|метки|schlagw[oö]rter|mots[- ]clés|etiquetas|keywords|topics)\s*[:：].*$/iu,
  /^(?:photo|foto|фото|bild|crédit photo|image|picture|source|mənbə|источник|quelle)(?: (?:by|von|credit|copyright))?\s*[:：©].{0,90}$/iu,
  /^[•·|\s]*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:,?\s*[[(]?\d{1,2}:\d{2}[\])]?)?$/u,
  /^[•·|\s]*\[?\d{1,2}:\d{2}\]?$/u,
  /^(?:\p{L}+day,? )?(?:\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\.? (?:de )?\p{L}{3,12}\.? (?:de )?\d{4})(?:,? (?:at )?\d{1,2}:\d{2}.{0,12})?$/iu,
  /^(?:by|von|par|por|автор|текст|müəllif|yazar|written by)\s*:?\s+\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}$/iu,
  /^date \d{4}-\d{2}-\d{2}\b.*$/iu,
  /^(?:последнее обновление|last updated?|son yenilənmə|обновлено|updated|published|опубликовано|yayımlanıb)(?!\p{L}).{0,40}$/iu,
  /^\(?\d+ (?:\p{L}+ )?(?:ago|назад|əvvəl|ago)\)?$/iu,
  /^(?:views|baxış(?: sayı)?|просмотров|просмотры|oxunub)\s*[:：]?\s*\d*$/iu,
  /^(?:advertisement|reklam|реклама|anzeige|publicité|publicidad|إعلان|广告|skip (?:to|advert).*|end of .*(?:widget|box|promotion))$/iu,
  /^(?:read also|see also|читайте также|смотрите также|həmçinin oxuyun|lesen sie auch|à lire aussi|lire aussi|lea también|leer también|اقرأ أيضا)\s*[:：–-]/iu,
  /^(?:vote|comments|add comment|leave a (?:comment|reply)|0 comments|şərhlər?|комментари[ийя]\p{L}*|kommentare)\s*\(?\d*\)?$/iu,
]

const SENTENCE = /[.!?…؟。？！:][”"»)\]’]*$/u

/** The blocks of the article. `titles` are repeated in many pages and are no paragraphs. */
export function withoutBoilerplate(blocks: Block[], titles: string[]): Block[] {
  const heads = new Set(titles.map(letters).filter((title) => title !== ''))
  const own: Block[] = []
  const read = new Set<string>()
  for (const [index, block] of blocks.entries()) {
    const text = blockText(block)
    if (isTail(text, block)) {
      if (own.length > 0 && !hasRunningText(blocks.slice(index + 1))) break
      continue
    }
    const label = blocks[index - 1]
    const captions = block.kind === 'definition' && label?.kind === 'term' && isNoise(label, blockText(label))
    if (text === '' || captions || isNoise(block, text)) continue
    if (heads.has(letters(text)) && block.kind !== 'term') continue
    const key = letters(text)
    // A long text printed twice is a teaser or a pull quote; a question may be asked again.
    if (key.length > 60 && read.has(key) && !isMarked(block, text)) continue
    read.add(key)
    own.push(block)
  }
  return withoutEchoes(own)
}

/** Whether a line is furniture by its words, whatever stands around it. */
export function isNoiseText(text: string): boolean {
  return text.length < 400 && NOISE.some((pattern) => pattern.test(text))
}

/** Whether the site's own matter begins at this line. */
export function isTailText(text: string): boolean {
  return text.length < 70 && TAIL.test(text)
}

function isMarked(block: Block, text: string): boolean {
  return (
    block.kind !== 'text' || block.hint !== undefined || endsAsking(text) || block.lines[0]?.[0]?.style !== undefined
  )
}

function isTail(text: string, block: Block): boolean {
  return block.kind !== 'term' && isTailText(text)
}

function isNoise(block: Block, text: string): boolean {
  if (isNoiseText(text)) return true
  if (block.linked < 0.9) return false
  // A wholly linked line is a way to another page; a link with a sentence in it may be the text's own.
  return (
    block.kind === 'heading' ||
    block.kind === 'item' ||
    (text.length < 200 && !SENTENCE.test(text)) ||
    (block.hint === undefined && text.length < 120)
  )
}

function hasRunningText(blocks: Block[]): boolean {
  return blocks.some((block) => {
    const text = blockText(block)
    return (
      block.linked < 0.5 && block.kind !== 'heading' && text.length > 140 && SENTENCE.test(text) && !isNoiseText(text)
    )
  })
}

/** Drops set-apart quotations that repeat words of the text. */
function withoutEchoes(blocks: Block[]): Block[] {
  const apart = (block: Block) => block.pulled === true || block.kind === 'quote'
  if (!blocks.some(apart)) return blocks
  const text = letters(
    blocks
      .filter((block) => !apart(block))
      .map(blockText)
      .join(' '),
  )
  return blocks.filter((block) => {
    if (!apart(block)) return true
    const words = letters(blockText(block))
    // The last part may be the name of the one who is quoted.
    return words.length < 15 || !text.includes(words.slice(0, Math.max(15, Math.floor(words.length * 0.6))))
  })
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
