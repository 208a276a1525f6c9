export const finder = {
  title: 'Find',
  label: 'Find pages, terminals, application numbers',
  found: 'Found',
  group: { pages: 'Pages', terminals: 'Terminals', applications: 'Legal aid' },
  all: {
    terminals: 'See all {{count}} in the list of terminals',
    applications: 'See all {{count}} in the list of applications',
  },
  loading: 'Searching',
  nothing: 'Nothing found for “{{words}}”. Try other words: a place, a terminal, an application number.',
  count: '{{count}} found. Arrows to choose, Enter to open.',
};
