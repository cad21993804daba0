interface DiagnosticText {
  message: string;
  remedy: string;
}

const en = {
  'invalid-document': {
    message: 'The document is not a flow: {field} {reason}.',
    remedy: 'Correct the field, or export the flow again.',
  },
  'unknown-field': {
    message: 'Unknown field {field}.',
    remedy: 'Remove it, or correct its name.',
  },
  'newer-format': {
    message: 'The document has format {format}; this version reads up to {current}.',
    remedy: 'Update Switchyard, or export the flow from the older version.',
  },
  'duplicate-id': {
    message: '{what} {id} exists more than once.',
    remedy: 'Give one of them another id.',
  },
  'unknown-kind': {
    message: 'There is no node kind “{kind}”.',
    remedy: 'Replace the node with one from the palette.',
  },
  'kind-not-allowed': {
    message: 'A {kind} node cannot stand in this kind of flow ({flowKind}).',
    remedy: 'Remove the node, or draw it in a flow of another kind.',
  },
  'invalid-config': {
    message: '{field}: {reason}.',
    remedy: 'Correct the field in the inspector.',
  },
  'no-start': {
    message: 'The flow has no start.',
    remedy: 'Insert a Start node and connect it to the first step.',
  },
  'several-starts': {
    message: 'The flow has {count} starts.',
    remedy: 'Keep one Start node and remove the others.',
  },
  'unconnected-exit': {
    message: 'Exit “{exit}” leads nowhere.',
    remedy: 'Connect it to the node that comes next.',
  },
  'unknown-exit': {
    message: 'An edge leaves through exit “{exit}”, which the node does not have.',
    remedy: 'Remove the edge, or restore the choice it belonged to.',
  },
  'edge-without-node': {
    message: 'An edge refers to node {id}, which does not exist.',
    remedy: 'Remove the edge.',
  },
  'exit-connected-twice': {
    message: 'Exit “{exit}” is connected more than once.',
    remedy: 'Keep one of the edges.',
  },
  'edge-into-start': {
    message: 'An edge leads back into the start.',
    remedy: 'Connect it to the node after the start.',
  },
  'unreachable-node': {
    message: 'No path leads to this node.',
    remedy: 'Connect an exit to it, or remove it.',
  },
  'expression-syntax': {
    message: '{field}: the expression cannot be read: {reason}.',
    remedy: 'Complete or correct the expression.',
  },
  'expression-unknown-name': {
    message: '{field}: {reason}.',
    remedy: 'Declare the variable, or correct the name.',
  },
  'expression-type': {
    message: '{field}: {reason}.',
    remedy: 'Compare or combine values of the same type; string(), int() and double() convert.',
  },
  'expression-result-type': {
    message: '{field}: the result has the wrong type: {reason}.',
    remedy: 'Change the expression so that it gives the wanted type.',
  },
  template: {
    message: '{field}: “{{” without “}}”.',
    remedy: 'Close the placeholder, or remove the braces.',
  },
  'unknown-variable': {
    message: '{field}: there is no variable “{name}”.',
    remedy: 'Declare it under Variables, or choose another.',
  },
  'variable-type': {
    message: '{field}: variable “{name}” has the wrong type.',
    remedy: 'Choose one of type {wanted}, or change its type.',
  },
  'empty-field': {
    message: '“{field}” is empty.',
    remedy: 'Fill it in.',
  },
  'unknown-language': {
    message: '{field}: the flow has no language “{language}”.',
    remedy: 'Choose one of its languages, or add this one to the flow.',
  },
  'missing-language': {
    message: '“{field}” has nothing for language “{language}”.',
    remedy: 'Fill it in, or remove the language from the flow.',
  },
  'missing-audio': {
    message: 'Audio file {audio} is not in the library.',
    remedy: 'Upload it, or choose another file.',
  },
  'no-speech-engine': {
    message: 'This installation has no speech engine: {count} texts of the flow will not be heard.',
    remedy: 'Install espeak-ng on the server, or use audio files.',
  },
  'missing-flow': {
    message: 'Sub-flow {flow} does not exist or is not published.',
    remedy: 'Publish it, or choose another flow.',
  },
  'sub-flow-kind': {
    message: 'Sub-flow {flow} is not an IVR.',
    remedy: 'Choose an IVR flow.',
  },
  'sub-flow-recursion': {
    message: 'The flow calls itself: {path}.',
    remedy: 'Break the circle; a repetition is drawn with an edge back.',
  },
  'unknown-input': {
    message: 'The sub-flow has no {role} “{name}”.',
    remedy: 'Remove the line, or declare the variable in the sub-flow.',
  },
  'unknown-rule': {
    message: 'Problem {rule}.',
    remedy: 'Update this program: it does not know the rule.',
  },
} satisfies Record<string, DiagnosticText>;

export type Rule = keyof typeof en;

const fr: Record<Rule, DiagnosticText> = {
  'invalid-document': {
    message: 'Le document n’est pas un flux : {field} {reason}.',
    remedy: 'Corrigez le champ, ou exportez de nouveau le flux.',
  },
  'unknown-field': { message: 'Champ inconnu : {field}.', remedy: 'Retirez-le, ou corrigez son nom.' },
  'newer-format': {
    message: 'Le document est au format {format} ; cette version lit jusqu’au format {current}.',
    remedy: 'Mettez Switchyard à jour, ou exportez le flux depuis une version plus ancienne.',
  },
  'duplicate-id': {
    message: '{what} {id} existe plusieurs fois.',
    remedy: 'Donnez à l’un d’eux un autre identifiant.',
  },
  'unknown-kind': {
    message: 'Le type de nœud « {kind} » n’existe pas.',
    remedy: 'Remplacez le nœud par un nœud de la palette.',
  },
  'kind-not-allowed': {
    message: 'Un nœud {kind} n’a pas sa place dans ce type de flux ({flowKind}).',
    remedy: 'Retirez le nœud, ou dessinez-le dans un flux d’un autre type.',
  },
  'invalid-config': { message: '{field} : {reason}.', remedy: 'Corrigez le champ dans l’inspecteur.' },
  'no-start': {
    message: 'Le flux n’a pas de début.',
    remedy: 'Insérez un nœud Début et reliez-le à la première étape.',
  },
  'several-starts': {
    message: 'Le flux a {count} débuts.',
    remedy: 'Gardez un seul nœud Début et retirez les autres.',
  },
  'unconnected-exit': { message: 'La sortie « {exit} » ne mène nulle part.', remedy: 'Reliez-la au nœud qui suit.' },
  'unknown-exit': {
    message: 'Un lien part de la sortie « {exit} », que le nœud n’a pas.',
    remedy: 'Retirez le lien, ou rétablissez le choix auquel il appartenait.',
  },
  'edge-without-node': { message: 'Un lien désigne le nœud {id}, qui n’existe pas.', remedy: 'Retirez le lien.' },
  'exit-connected-twice': {
    message: 'La sortie « {exit} » est reliée plusieurs fois.',
    remedy: 'Gardez un seul lien.',
  },
  'edge-into-start': { message: 'Un lien revient au début.', remedy: 'Reliez-le au nœud qui suit le début.' },
  'unreachable-node': { message: 'Aucun chemin ne mène à ce nœud.', remedy: 'Reliez-lui une sortie, ou retirez-le.' },
  'expression-syntax': {
    message: '{field} : l’expression est illisible : {reason}.',
    remedy: 'Complétez ou corrigez l’expression.',
  },
  'expression-unknown-name': { message: '{field} : {reason}.', remedy: 'Déclarez la variable, ou corrigez le nom.' },
  'expression-type': {
    message: '{field} : {reason}.',
    remedy: 'Comparez des valeurs de même type ; string(), int() et double() convertissent.',
  },
  'expression-result-type': {
    message: '{field} : le résultat n’a pas le bon type : {reason}.',
    remedy: 'Modifiez l’expression pour qu’elle donne le type attendu.',
  },
  template: { message: '{field} : « {{ » sans « }} ».', remedy: 'Fermez l’insertion, ou retirez les accolades.' },
  'unknown-variable': {
    message: '{field} : la variable « {name} » n’existe pas.',
    remedy: 'Déclarez-la sous Variables, ou choisissez-en une autre.',
  },
  'variable-type': {
    message: '{field} : la variable « {name} » n’a pas le bon type.',
    remedy: 'Choisissez-en une de type {wanted}, ou changez son type.',
  },
  'empty-field': { message: '« {field} » est vide.', remedy: 'Remplissez ce champ.' },
  'unknown-language': {
    message: '{field} : le flux n’a pas la langue « {language} ».',
    remedy: 'Choisissez l’une de ses langues, ou ajoutez celle-ci au flux.',
  },
  'missing-language': {
    message: '« {field} » n’a rien pour la langue « {language} ».',
    remedy: 'Complétez-le, ou retirez la langue du flux.',
  },
  'missing-audio': {
    message: 'Le fichier audio {audio} n’est pas dans la bibliothèque.',
    remedy: 'Téléversez-le, ou choisissez un autre fichier.',
  },
  'no-speech-engine': {
    message: 'Cette installation n’a pas de synthèse vocale : {count} textes du flux ne seront pas entendus.',
    remedy: 'Installez espeak-ng sur le serveur, ou utilisez des fichiers audio.',
  },
  'missing-flow': {
    message: 'Le sous-flux {flow} n’existe pas ou n’est pas publié.',
    remedy: 'Publiez-le, ou choisissez un autre flux.',
  },
  'sub-flow-kind': { message: 'Le sous-flux {flow} n’est pas un SVI.', remedy: 'Choisissez un flux SVI.' },
  'sub-flow-recursion': {
    message: 'Le flux s’appelle lui-même : {path}.',
    remedy: 'Rompez le cercle ; une répétition se dessine par un lien en arrière.',
  },
  'unknown-input': {
    message: 'Le sous-flux n’a pas de variable « {name} » en {role}.',
    remedy: 'Retirez la ligne, ou déclarez la variable dans le sous-flux.',
  },
  'unknown-rule': { message: 'Problème {rule}.', remedy: 'Mettez ce programme à jour : il ne connaît pas la règle.' },
};

/** Message and remedy of every rule; `{name}` is filled from the diagnostic's params. */
export const diagnosticTexts = { en, fr };
