import './htmx-house.js';
