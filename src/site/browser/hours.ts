import '../page.ts';
import '../../hours/open-now.ts';

/** The script of a page on which opening hours stand: one file, since each costs a request with its headers. */
