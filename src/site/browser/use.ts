import './listen.ts';
import './share.ts';
import './vote.ts';
