import { createHolidayGroup } from '../services/holiday-groups/create-holiday-group.ts';
import { deleteHolidayGroup } from '../services/holiday-groups/delete-holiday-group.ts';
import { listHolidayGroups } from '../services/holiday-groups/list-holiday-groups.ts';
import { updateHolidayGroup } from '../services/holiday-groups/update-holiday-group.ts';

export const holidayGroupRoutes = [listHolidayGroups, createHolidayGroup, updateHolidayGroup, deleteHolidayGroup];
