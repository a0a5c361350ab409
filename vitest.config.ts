import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const globalSetup = 'tests/support/once-setup.ts'
const IN_BROWSER = 'tests/browser/**/*.test.ts'

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    // Some tests wait for a process or a lock: one worker more than cores keeps the cores busy.
    // No module has state, so files may share what they import.
    isolate: false,
    maxWorkers: Math.max(2, availableParallelism() + 1),
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'node', include: ['tests/**/*.test.ts'], exclude: [IN_BROWSER], globalSetup } },
      { extends: true, test: { name: 'browser', include: [IN_BROWSER], globalSetup, testTimeout: 60_000 } },
    ],
  },
})
