import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('every package of the lock file, on every platform, is what its check sum says', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { integrity?: string; link?: boolean }>
  }
  const unchecked = Object.entries(packages).filter(([path, { integrity, link }]) => path !== '' && !integrity && !link)
  expect(unchecked.map(([path]) => path)).toEqual([])
})
