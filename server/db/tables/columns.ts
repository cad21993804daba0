import { customType, timestamp } from 'drizzle-orm/pg-core';

/** A moment, kept to the millisecond as the journal needs it. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** Bytes, whatever class the driver hands them over in. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});
