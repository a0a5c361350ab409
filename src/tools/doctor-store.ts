// What the doctor says of the store, read-only, and of the editors named in it.
import { checkLowdbFolder } from '#adapters/store/lowdb/check-folder'
import { checkDatabase } from '#adapters/store/postgres/check-database'
import type { Config } from '#config'
import { lacksEditors } from '#domain/approval'
import { type Finding, ill, well } from './doctor-finding.ts'

type Settings = Pick<Config, 'dataDir' | 'databaseUrl' | 'adminIds' | 'approvals'>

export async function askStore({ dataDir, databaseUrl, adminIds, approvals }: Settings): Promise<Finding[]> {
  try {
    const check = databaseUrl === undefined ? checkLowdbFolder(dataDir) : checkDatabase(databaseUrl)
    const { text, editorIds } = await check
    return [well('store', text), ...approvalFindings(approvals, [...new Set([...adminIds, ...editorIds])])]
  } catch (error) {
    return [ill('store', error instanceof Error ? error.message : String(error))]
  }
}

/** Whether every editor finds as many others as have to approve. */
function approvalFindings(approvals: number, editors: number[]): Finding[] {
  if (approvals === 0) return []
  const text = `${approvals} needed, ${Math.max(0, editors.length - 1)} other editors`
  const isLacking = lacksEditors(editors[0] ?? 0, approvals, editors)
  return [isLacking ? ill('approvals', `${text}; an owner adds some with /editors add ID`) : well('approvals', text)]
}
