// Headlines that are printed every day whatever happened. They are listed, but no editor would put them on a front page.
import { foldedWords } from './fold.ts'

/** `bulletin`: the agency's own digest of other items; the rest is service to the public. */
export type Routine = 'bulletin' | 'weather' | 'rates' | 'calendar'

// Over folded words joined by one blank. Whole phrases: a storm or a devaluation is news.
const PATTERNS: readonly (readonly [Routine, RegExp])[] = [
  [
    'bulletin',
    new RegExp(
      `^(?:\\S+ ){0,2}?(?:${[
        'bu saata(?: qeder)?(?: olan)? esas xeberler',
        '(?:gunun|heftenin|saatin) (?:esas|vacib) (?:xeberleri|hadiseleri)',
        '(?:main|top) (?:news|stories)(?: (?:of|by|at|for|to) (?:the|this) (?:hour|day|week|moment)| hour by hour)?$',
        'news digest',
        'главные (?:новости|события) (?:к этому часу|часа|дня|недели)',
        'главное (?:к этому часу|за день|за неделю)',
        'основные новости (?:к этому часу|часа|дня)',
      ].join('|')})`,
    ),
  ],
  [
    'weather',
    new RegExp(
      [
        'faktiki hava',
        'hava(?:nin)? (?:proqnozu|durumu)',
        '(?:gozlenilen hava|hava seraiti aciqlan)',
        'weather forecast',
        'weather (?:for|on) (?:today|tomorrow|the weekend|\\w+day)',
        'прогноз погоды',
        'фактическая погода',
        'погода (?:на завтра|на сегодня|на выходные|в \\S+ на)',
        'wettervorhersage',
      ].join('|'),
    ),
  ],
  [
    'rates',
    new RegExp(
      [
        '(?:valyuta|dollarin|manatin)(?: \\S+){0,2} mezenne',
        'mezenneler(?:i)? (?:aciqlan|mueyyen)',
        '(?:official|currency) exchange rates?',
        'currency rates?',
        'курсы? (?:валют|доллара|маната)(?: \\S+){0,2} на \\d',
        'официальн\\S+ курс',
      ].join('|'),
    ),
  ],
  [
    'calendar',
    /appointment days of citizens|vetendaslarin qebulu? (?:gun|cedvel)|(?:график|дни) приема граждан|horoscope|qoroskop|burcler|гороскоп/,
  ],
]

/** What kind of routine a headline is; undefined for news. */
export function routineKind(title: string): Routine | undefined {
  const words = foldedWords(title).join(' ')
  return PATTERNS.find(([, pattern]) => pattern.test(words))?.[0]
}
