// A guess at what a headline is about, for spreading a front page where no article has a section. Never shown, never stored.
import { foldedWords } from './fold.ts'

// Beginnings of folded words.
const SUBJECTS: readonly (readonly [subject: string, stems: RegExp])[] = [
  [
    'sport',
    / (?:futbol|bundesliqa|cempionat|turnir|medal|millisi|millimiz|matc|oyuncu|idman|olimpi|derbi|yaris|basketbol|voleybol|gules|cudo|sahmat|gimnast|football|league|championship|tournament|medal|olympi|match|basketball|chess|gymnast|wrestl|judo|футбол|чемпионат|турнир|медал|матч|сборн|олимпи|баскетбол|шахмат|гимнаст|борьб|дзюдо)/,
  ],
  [
    'incidents',
    / (?:yangin|qeza|xesaret|vurub|partlayis|zelzele|carpil|helak|itkin|fire |accident|crash|injur|explosion|earthquake|пожар|авари|дтп|взрыв|пострада|землетрясен)/,
  ],
  [
    'culture',
    / (?:teatr|sergi|konsert|festival|muzey|resm|edebiyyat|kitab|film|theat|exhibition|concert|museum|literature|book|театр|выставк|концерт|фестивал|музе|литератур|книг)/,
  ],
  [
    'economy',
    / (?:enerji|qaz |neft|ticaret|iqtisad|bazar|ixrac|idxal|faiz|avro|dollar|sirket|yanaca|energy|gas |oil |trade|econom|market|export|import|invest|company|энерг|нефт|газ |торгов|эконом|экспорт|импорт|инвестиц|компани)/,
  ],
]

/** The likeliest subject, or `other`. */
export function guessSubject(title: string): string {
  const words = ` ${foldedWords(title).join(' ')} `
  return SUBJECTS.find(([, stems]) => stems.test(words))?.[0] ?? 'other'
}
