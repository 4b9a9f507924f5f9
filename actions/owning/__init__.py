"""Who answers for a promise and with whom: the handshake, passing on, handing over, and the partners."""
