import { days } from '../../src/hours/days.ts';
import type { Hours } from '../../src/hours/hours.ts';

const workdays = days.slice(0, 5);

/** A desk with all that hours can have: periods, appointments, a break, holidays, exceptions, and a clock that changes. */
export const library: Hours = {
  zone: 'Europe/Oslo',
  holidays: 'NO',
  periods: { summer: { name: { en: 'Summer' }, dates: [{ from: '2027-06-14', to: '2027-08-13' }] } },
  desks: {
    library: [
      { days: [...workdays], opens: '08:00', closes: '16:00' },
      { days: ['sat'], opens: '10:00', closes: '24:00' },
      { days: ['sun'], opens: '00:00', closes: '01:00' },
      { days: ['mon', 'wed'], opens: '17:00', closes: '19:00', appointment: true },
      { days: ['tue'], opens: '10:00', closes: '12:00', during: 'summer' },
    ],
    talks: [{ days: [...workdays], opens: '10:00', closes: '12:00', appointment: true }],
  },
  phones: { library: [{ days: [...workdays, 'sun'], opens: '09:00', closes: '11:00' }] },
  exceptions: [
    { from: '2026-12-24', to: '2027-01-01', closed: true },
    { desks: ['library'], from: '2026-12-22', opens: '10:00', closes: '14:00' },
    { desks: ['library'], from: '2026-12-06', opens: '12:00', closes: '18:00' },
  ],
};
