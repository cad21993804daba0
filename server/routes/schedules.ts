import { createSchedule } from '../services/schedules/create-schedule.ts';
import { deleteSchedule } from '../services/schedules/delete-schedule.ts';
import { listSchedules } from '../services/schedules/list-schedules.ts';
import { updateSchedule } from '../services/schedules/update-schedule.ts';

export const scheduleRoutes = [listSchedules, createSchedule, updateSchedule, deleteSchedule];
