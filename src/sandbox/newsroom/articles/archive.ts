// All stories of the agency. Those without an age wait in the order of their numbers.
import type { Draft } from './article.ts'
import { azInterviews } from './az-interviews.ts'
import { azLife } from './az-life.ts'
import { azNation } from './az-nation.ts'
import { enInterviews } from './en-interviews.ts'
import { enLife } from './en-life.ts'
import { enNation } from './en-nation.ts'
import { enWorld } from './en-world.ts'
import { ruInterviews } from './ru-interviews.ts'
import { ruLife } from './ru-life.ts'
import { ruNation } from './ru-nation.ts'

export const archive: readonly Draft[] = [
  ...azNation,
  ...azLife,
  ...azInterviews,
  ...enNation,
  ...enWorld,
  ...enLife,
  ...enInterviews,
  ...ruNation,
  ...ruLife,
  ...ruInterviews,
].sort((a, b) => a.number - b.number)
