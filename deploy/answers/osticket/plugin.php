<?php
return array(
    'id' => 'pult:answers',
    'version' => '1',
    'name' => 'Answers to Pult',
    'author' => 'Pult',
    'description' => 'Tells the self-help desk when a ticket that came from it is answered, closed or reopened.',
    'plugin' => 'answers.php:AnswersToPult',
);
