import { changePassword } from '../services/session/change-password.ts';
import { currentSession } from '../services/session/current-session.ts';
import { signIn } from '../services/session/sign-in.ts';
import { signOut } from '../services/session/sign-out.ts';
import { updateProfile } from '../services/session/update-profile.ts';

export const sessionRoutes = [signIn, currentSession, signOut, changePassword, updateProfile];
