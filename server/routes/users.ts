import { createUser } from '../services/users/create-user.ts';
import { listUsers } from '../services/users/list-users.ts';
import { updateUser } from '../services/users/update-user.ts';

export const userRoutes = [listUsers, createUser, updateUser];
