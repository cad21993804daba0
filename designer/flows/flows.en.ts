export const flowsEn = {};
