import { z } from 'zod'
import { optionalText, several, text, whole } from '../../platform/forms.ts'
import type { MessageKey } from '../../platform/messages.ts'
import { readHours, weekdays, type WeekHours } from './hours.ts'

/** What may be said of access, in the order of the page. */
export const accessKinds = [
  'step-free',
  'lift',
  'toilets',
  'quiet-room',
  'hearing-loop',
  'seats',
  'guide-dogs',
  'children',
  'water',
] as const
export type AccessKind = (typeof accessKinds)[number]

const notHours: MessageKey = 'place.venue.not-hours'
const notPoint: MessageKey = 'place.venue.not-point'
const notTelephone: MessageKey = 'place.venue.not-telephone'
const notMail: MessageKey = 'place.venue.not-mail'

const hoursOfDay = z
  .string()
  .max(200)
  .default('')
  .refine((typed) => readHours(typed) !== undefined, notHours)

/** One field a weekday, `hours1` for Monday, so that each is refused beside itself. */
const hoursFields = {
  hours1: hoursOfDay,
  hours2: hoursOfDay,
  hours3: hoursOfDay,
  hours4: hoursOfDay,
  hours5: hoursOfDay,
  hours6: hoursOfDay,
  hours7: hoursOfDay,
}

const degrees = (max: number) =>
  z
    .union([
      z.literal('').transform(() => null),
      z
        .string()
        .trim()
        .regex(/^-?\d{1,3}([.,]\d{1,10})?$/, notPoint)
        .transform((typed) => Number(typed.replace(',', '.')))
        .refine((value) => Math.abs(value) <= max, notPoint),
    ])
    .default(null)

export const venueForm = z
  .object({
    name: text(120),
    summary: optionalText(1_000),
    street: text(200),
    postalCode: optionalText(20),
    town: text(120),
    directions: optionalText(2_000),
    access: several(accessKinds),
    accessWords: optionalText(2_000),
    ...hoursFields,
    hoursWords: optionalText(500),
    telephone: z
      .union([
        z.literal(''),
        z
          .string()
          .trim()
          .regex(/^\+?[\d .()-]{3,30}$/, notTelephone),
      ])
      .default(''),
    mail: z.union([z.literal(''), z.email(notMail).max(200)]).default(''),
    latitude: degrees(90),
    longitude: degrees(180),
    pictureAlt: optionalText(300),
    version: whole(0, 999_999_999),
  })
  .superRefine((venue, context) => {
    if ((venue.latitude === null) === (venue.longitude === null)) return
    context.addIssue({
      code: 'custom',
      path: [venue.latitude === null ? 'latitude' : 'longitude'],
      message: notPoint,
    })
  })

export type VenueDraft = z.infer<typeof venueForm>

/** The week that the seven fields say; closed days are left out. */
export function weekOf(draft: VenueDraft): WeekHours {
  const days = weekdays.map((day) => [day, readHours(draft[`hours${day}`]) ?? []] as const)
  return Object.fromEntries(days.filter(([, hours]) => hours.length > 0))
}
