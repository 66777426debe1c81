<?php
require_once INCLUDE_DIR . 'class.plugin.php';
require_once INCLUDE_DIR . 'class.signal.php';
require_once INCLUDE_DIR . 'class.forms.php';

class AnswersToPultConfig extends PluginConfig {

    function getOptions() {
        return array(
            'address' => new TextboxField(array(
                'label' => 'Where events go',
                'hint' => 'The address of the site and /desk/events, such as https://help.agency.example/desk/events',
                'required' => true,
                'configuration' => array('size' => 60, 'length' => 200),
            )),
            'secret' => new TextboxField(array(
                'label' => 'Secret',
                'hint' => 'The value of EVENTS_SECRET: whsec_ and what follows',
                'required' => true,
                'configuration' => array('size' => 60, 'length' => 200),
            )),
        );
    }
}

/*
 * Tells Pult what became of a ticket whose title holds the reference of a message, signed as Standard Webhooks says
 * (https://www.standardwebhooks.com).
 */
class AnswersToPult extends Plugin {
    var $config_class = 'AnswersToPultConfig';

    function isMultiInstance() {
        return false;
    }

    function bootstrap() {
        $address = (string) $this->getConfig()->get('address');
        $secret = (string) $this->getConfig()->get('secret');
        if (!$address || strpos($secret, 'whsec_') !== 0)
            return;
        Signal::connect('threadentry.created', function ($entry) use ($address, $secret) {
            $ticket = $entry->getThread() ? $entry->getThread()->getObject() : null;
            // R: what an agent writes to the customer.
            if ($ticket instanceof Ticket && $entry->getType() == 'R')
                AnswersToPult::tell($address, $secret, $ticket, 'answered', 'entry ' . $entry->getId());
        });
        Signal::connect('model.updated', function ($ticket, $data) use ($address, $secret) {
            if (!array_key_exists('closed', $data['dirty']))
                return;
            $type = $ticket->ht['closed'] === null ? 'reopened' : 'closed';
            AnswersToPult::tell($address, $secret, $ticket, $type, uniqid('ticket ' . $ticket->getId() . ' ', true));
        }, 'Ticket');
    }

    static function tell($address, $secret, $ticket, $type, $id) {
        if (!preg_match('/\b[2-9CDFHJKMNPRTWXY]{8}\b/', (string) $ticket->getSubject(), $found))
            return;
        $time = time();
        $body = json_encode(array(
            'type' => $type,
            'timestamp' => gmdate('Y-m-d\TH:i:s\Z', $time),
            'data' => array('reference' => $found[0], 'ticket' => $ticket->getNumber(), 'channel' => 'osticket'),
        ));
        $key = base64_decode(substr($secret, strlen('whsec_')));
        $signature = base64_encode(hash_hmac('sha256', "osticket {$id}.{$time}.{$body}", $key, true));
        $request = stream_context_create(array('http' => array(
            'method' => 'POST',
            'header' => "Content-Type: application/json\r\nwebhook-id: osticket {$id}\r\nwebhook-timestamp: {$time}\r\n"
                . "webhook-signature: v1,{$signature}\r\n",
            'content' => $body,
            'timeout' => 5,
            'ignore_errors' => true,
        )));
        // An agent does not wait for long, and what is lost the next event makes good: it says what is so then.
        @file_get_contents($address, false, $request);
    }
}
