import './answered.ts';
import '../../hours/open-now.ts';

/** The script of a page that answers something and on which opening hours stand. */
