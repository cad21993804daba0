import { defineRules } from './rule.ts';

/** What the fields of nodes hold and refer to. */
export const fieldRules = defineRules({
  'expression-syntax': {
    severity: 'error',
    en: { message: '{field}: the expression cannot be read: {reason}.', remedy: 'Complete or correct the expression.' },
    fr: { message: '{field} : l’expression est illisible : {reason}.', remedy: 'Complétez ou corrigez l’expression.' },
  },
  'expression-unknown-name': {
    severity: 'error',
    en: { message: '{field}: {reason}.', remedy: 'Declare the variable, or correct the name.' },
    fr: { message: '{field} : {reason}.', remedy: 'Déclarez la variable, ou corrigez le nom.' },
  },
  'expression-type': {
    severity: 'error',
    en: {
      message: '{field}: {reason}.',
      remedy: 'Compare or combine values of the same type; string(), int() and double() convert.',
    },
    fr: {
      message: '{field} : {reason}.',
      remedy: 'Comparez des valeurs de même type ; string(), int() et double() convertissent.',
    },
  },
  'expression-result-type': {
    severity: 'error',
    en: {
      message: '{field}: the result has the wrong type: {reason}.',
      remedy: 'Change the expression so that it gives the wanted type.',
    },
    fr: {
      message: '{field} : le résultat n’a pas le bon type : {reason}.',
      remedy: 'Modifiez l’expression pour qu’elle donne le type attendu.',
    },
  },
  template: {
    severity: 'error',
    en: { message: '{field}: “{{” without “}}”.', remedy: 'Close the placeholder, or remove the braces.' },
    fr: { message: '{field} : « {{ » sans « }} ».', remedy: 'Fermez l’insertion, ou retirez les accolades.' },
  },
  'unknown-variable': {
    severity: 'error',
    en: {
      message: '{field}: there is no variable “{name}”.',
      remedy: 'Declare it under Variables, or choose another.',
    },
    fr: {
      message: '{field} : la variable « {name} » n’existe pas.',
      remedy: 'Déclarez-la sous Variables, ou choisissez-en une autre.',
    },
  },
  'variable-type': {
    severity: 'error',
    en: {
      message: '{field}: variable “{name}” has the wrong type.',
      remedy: 'Choose one of type {wanted}, or change its type.',
    },
    fr: {
      message: '{field} : la variable « {name} » n’a pas le bon type.',
      remedy: 'Choisissez-en une de type {wanted}, ou changez son type.',
    },
  },
  'empty-field': {
    severity: 'error',
    en: { message: '“{field}” is empty.', remedy: 'Fill it in.' },
    fr: { message: '« {field} » est vide.', remedy: 'Remplissez ce champ.' },
  },
  'unknown-language': {
    severity: 'error',
    en: {
      message: '{field}: the flow has no language “{language}”.',
      remedy: 'Choose one of its languages, or add this one to the flow.',
    },
    fr: {
      message: '{field} : le flux n’a pas la langue « {language} ».',
      remedy: 'Choisissez l’une de ses langues, ou ajoutez celle-ci au flux.',
    },
  },
  'missing-language': {
    severity: 'error',
    en: {
      message: '“{field}” has nothing for language “{language}”.',
      remedy: 'Fill it in, or remove the language from the flow.',
    },
    fr: {
      message: '« {field} » n’a rien pour la langue « {language} ».',
      remedy: 'Complétez-le, ou retirez la langue du flux.',
    },
  },
  'missing-audio': {
    severity: 'error',
    en: { message: 'Audio file {audio} is not in the library.', remedy: 'Upload it, or choose another file.' },
    fr: {
      message: 'Le fichier audio {audio} n’est pas dans la bibliothèque.',
      remedy: 'Téléversez-le, ou choisissez un autre fichier.',
    },
  },
  'missing-entry': {
    severity: 'error',
    en: {
      message: '{field}: {what} “{id}” does not exist.',
      remedy: 'Create it, or choose another.',
    },
    fr: {
      message: '{field} : {what} « {id} » n’existe pas.',
      remedy: 'Créez cet élément, ou choisissez-en un autre.',
    },
  },
  'unknown-column': {
    severity: 'error',
    en: {
      message: '{field}: data file “{file}” has no column “{column}”.',
      remedy: 'Choose one of its columns: {columns}.',
    },
    fr: {
      message: '{field} : le fichier de données « {file} » n’a pas de colonne « {column} ».',
      remedy: 'Choisissez l’une de ses colonnes : {columns}.',
    },
  },
  'column-type': {
    severity: 'warning',
    en: {
      message: '{field}: variable “{name}” may not be able to hold what column “{column}” holds.',
      remedy: 'Choose a variable of type {wanted} or text; a value that does not fit takes the error exit.',
    },
    fr: {
      message:
        '{field} : la variable « {name} » ne peut pas toujours contenir ce que contient la colonne « {column} ».',
      remedy: 'Choisissez une variable de type {wanted} ou texte ; une valeur inadaptée prend la sortie d’erreur.',
    },
  },
  'no-speech-engine': {
    severity: 'warning',
    en: {
      message: 'This installation has no speech engine: {count} texts of the flow will not be heard.',
      remedy: 'Install espeak-ng on the server, or use audio files.',
    },
    fr: {
      message: 'Cette installation n’a pas de synthèse vocale : {count} textes du flux ne seront pas entendus.',
      remedy: 'Installez espeak-ng sur le serveur, ou utilisez des fichiers audio.',
    },
  },
});
