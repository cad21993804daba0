export const contactsEn = {
  title: 'Contacts',
};
