// How much an article weighs on a front page, whoever reads it. It knows neither chats nor the clock.
import type { Article, ArticleFlag } from './article.ts'
import { foldedWords } from './fold.ts'
import { routineKind } from './routine.ts'

/** `reasons`: the closed words that made up the points, in the order they were added, for receipts and tuning. */
export type Score = { points: number; reasons: string[] }

const BASE = 10

const SECTION_POINTS: Record<string, number> = {
  official_chronicle: 4,
  politics: 3,
  economy: 2,
  military: 2,
  official_documents: 2,
  interview: 2,
  comment: 1,
  analytics: 1,
  world: 1,
  society: 1,
  incidents: 1,
  science_education: 1,
  health: 1,
  ecology: 1,
  culture: 1,
}

const FLAG_POINTS: Record<ArticleFlag, number> = {
  updated: 1,
  exclusive: 2,
  statement: 1,
  comment: 1,
  video: 0.5,
  photo: 0.5,
  'trial-video': 0,
  sponsored: -6,
}

// Beginnings of folded words; a blank parts words of a phrase. Heads of state and government, war, disaster, law.
const WEIGHTY = stems(
  `prezident|bas nazir|bas katib|dovlet bas|milli meclis|sammit|sazis|referendum|secki|ferman|muharib|ateskes|sulh
  |olen|helak|zerbe|zelzele|terror|epidemi|virus|xin |xarici isler naziri|medal
  |president|prime minister|summit|parliament|foreign minister|ceasefire|peace|election|treaty|earthquake|killed|death toll|strikes |sanction|medal
  |президент|премьер|саммит|парламент|выбор|перемири|мирн|погиб|удар|глава мид|землетрясен|санкци|указ |медал`,
)
const SERVICE = stems(
  `temir isleri|hereketi mehdudlas|hereketinde mehdudiyyet|elektrik enerjisi verilmey|qaz verilisi dayand|su verilisi dayand
  |traffic restrict|road repair|power outage schedule|движение ограничен|движение транспорта|отключение электро|ремонтные работы
  |neftinin qiymet|neft bahalas|neft ucuzlas|oil price|цена на нефть|цены на нефть|нефть подорожа|нефть подешев`,
)

/**
 * Routine weighs 0: it is listed, never chosen. Everything else starts at 10: official sections, updates, interviews and
 * pictures weigh more, sponsored items less, service notices (road works, daily oil prices) less. Words of the headline
 * add only where no section tells.
 */
export function scoreArticle(article: Article): Score {
  const routine = routineKind(article.title)
  if (routine) return { points: 0, reasons: [`routine:${routine}`] }
  const parts: [string, number][] = [['news', BASE]]
  const section = article.section ?? 'other'
  const words = ` ${foldedWords(article.title).join(' ')} `
  if (SECTION_POINTS[section]) parts.push([`section:${section}`, SECTION_POINTS[section]])
  if (section === 'other' && WEIGHTY.test(words)) parts.push(['weighty-words', 2])
  if (SERVICE.test(words)) parts.push(['service', -3])
  for (const flag of new Set(article.flags)) if (FLAG_POINTS[flag]) parts.push([flag, FLAG_POINTS[flag]])
  if (article.page && article.page.turns > 0) parts.push(['interview', 3])
  if (article.picture !== undefined) parts.push(['picture', 0.5])
  return { points: Math.max(1, sum(parts)), reasons: parts.map(([reason]) => reason) }
}

function sum(parts: [string, number][]): number {
  return parts.reduce((total, [, points]) => total + points, 0)
}

function stems(text: string): RegExp {
  return new RegExp(` (?:${text.replace(/\n\s*/g, '')})`)
}
