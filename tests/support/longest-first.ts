// The order of the test files: what runs longest first, so that the last worker is not left alone with it.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Longest first; in each folder vitest goes by what it knows of a file, in a fresh clone its size. */
const LONG = ['tests/stories/', 'tests/browser/', 'tests/adapters/store/', 'tests/features/']

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONG.findIndex((folder) => moduleId.includes(folder))
      return found < 0 ? LONG.length : found
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}
