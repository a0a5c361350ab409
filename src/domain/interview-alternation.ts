// Who is who where questions and answers begin with the same dash: the likeliest alternation over the whole page.
// It trusts the order, not the shape of the dash; an answer may ask, and a question may trail off.
import { endsAsking, trailsOff } from './interview-mark.ts'

export type Spoken = { text: string /** Begins with a dash. */; dashed: boolean }

type Role = 'question' | 'answer'
type Path = { score: number; role: Role; before?: Path }

/** The role of every paragraph, bare ones too; the first is a question or an answer as the whole suggests. */
export function alternate(paragraphs: Spoken[]): Role[] {
  let paths: Record<Role, Path> | undefined
  for (const paragraph of paragraphs) {
    const reach = (role: Role): Path => {
      const worth = emission(paragraph, role)
      if (!paths) return { score: worth + (role === 'question' ? 0.5 : -2), role }
      const [same, other] = role === 'question' ? [paths.question, paths.answer] : [paths.answer, paths.question]
      const [stay, turn] = transition(paragraph, role)
      const best = same.score + stay > other.score + turn ? { from: same, gain: stay } : { from: other, gain: turn }
      return { score: best.from.score + best.gain + worth, role, before: best.from }
    }
    paths = { question: reach('question'), answer: reach('answer') }
  }
  const roles: Role[] = []
  let path: Path | undefined = paths && (paths.answer.score >= paths.question.score ? paths.answer : paths.question)
  for (; path; path = path.before) roles.push(path.role)
  return roles.reverse()
}

function emission({ text, dashed }: Spoken, role: Role): number {
  if (!dashed) return 0
  const asking = endsAsking(text)
  if (role === 'question') return asking ? 1.5 : trailsOff(text) ? 0.5 : -0.5
  return asking ? -0.75 : text.length > 400 ? 0.5 : 0
}

/** What it is worth to stay in a role and to change into it. Bare paragraphs go on; dashed ones change. */
function transition({ dashed }: Spoken, role: Role): [stay: number, turn: number] {
  if (!dashed) return role === 'answer' ? [0.5, -2] : [-1, -3]
  return [role === 'answer' ? -1 : -1.75, 1]
}
