export const authEn = {
  title: 'Sign in',
  signIn: 'Sign in',
  login: 'Login',
  password: 'Password',
  showPassword: 'Show the password',
  capsLock: 'Caps Lock is on.',
  lockedTitle: 'Too many attempts',
  lockedFor: (time: string) => `Sign-in is closed for another ${time}.`,
};
