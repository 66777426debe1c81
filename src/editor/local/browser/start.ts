// The folder first: the program looks for it when it starts.
import './folder.ts';
import '../../browser/start.ts';
