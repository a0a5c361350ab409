// The schedule: when a chat wants digests, in local time. Slots are decided on the local date.

/** ISO weekdays, 1 = Monday … 7 = Sunday; minutes of the local day, ascending. */
export type ScheduleRule = { weekdays: number[]; minutes: number[] }

/** Empty: no scheduled digests. */
export type Schedule = ScheduleRule[]
